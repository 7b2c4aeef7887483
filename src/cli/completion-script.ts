/** The word by which the scripts below ask for candidates; not shown in help. */
export const COMPLETION_REQUEST = '--complete-words';

/**
 * For bash and zsh alike. The program itself says what may follow; where it knows nothing (the name of a file) the
 * shell completes files.
 */
export const COMPLETION_SCRIPT = `# Completion for brief: brief completion >> ~/.bashrc (or ~/.zshrc)
if [ -n "\${ZSH_VERSION-}" ]; then
  _brief() {
    local -a found
    found=("\${(@f)$(brief ${COMPLETION_REQUEST} "\${(@)words[2,$CURRENT]}" 2>/dev/null)}")
    if [ -n "\${found[1]-}" ]; then compadd -a found; else _files; fi
  }
  compdef _brief brief
else
  _brief() {
    local IFS=$'\\n'
    COMPREPLY=($(brief ${COMPLETION_REQUEST} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  }
  complete -o default -F _brief brief
fi
`;
