#!/usr/bin/env node

require('./load.cjs').load().exports.main(process.argv.slice(2));
