exports.buildBrief = require('./brief.js').load(false).exports.buildBrief;
