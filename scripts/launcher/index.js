exports.buildBrief = require('./load.cjs').load().exports.buildBrief;
