// "Percent-encode after encoding" of the URL standard, for UTF-8: all that the URL polyfill asks of its
// encoding package, which carries tables for forty legacy encodings.
exports.percentEncodeAfterEncoding = (_encoding, text, extra, spaceAsPlus = false) => {
  let encoded = ''
  for (const byte of Buffer.from(text)) {
    const char = String.fromCharCode(byte)
    if (spaceAsPlus && byte === 0x20) encoded += '+'
    else if (byte < 0x20 || byte > 0x7e || extra.includes(char)) {
      encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    } else encoded += char
  }
  return encoded
}
