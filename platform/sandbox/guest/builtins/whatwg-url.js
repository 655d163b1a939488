module.exports = require('polyfill:whatwg-url')
