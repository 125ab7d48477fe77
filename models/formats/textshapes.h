#pragma once
#include <string_view>

namespace pedigree::formats {

// The forms of text that the schemas of CycloneDX ask for, each as one named check instead of a regular expression.

bool isUuidUrn(std::string_view text);        ///< urn:uuid:…, lower case
bool isBomLink(std::string_view text);        ///< urn:cdx:UUID/VERSION
bool isBomLinkElement(std::string_view text); ///< urn:cdx:UUID/VERSION#ref
bool isMediaType(std::string_view text);      ///< lower case, without parameters
bool isHashHex(std::string_view text);        ///< 32, 40, 64, 96 or 128 hex digits
bool isLocale(std::string_view text);         ///< "en", "en-US"
bool isCre(std::string_view text);            ///< "CRE:764-507" (Common Requirements Enumeration)
bool isPatentNumber(std::string_view text);
bool isCountry(std::string_view text);        ///< two capital letters
bool isDate(std::string_view text);           ///< RFC 3339, 5.6 full-date, of a day that a month can have
bool isDateTime(std::string_view text);       ///< RFC 3339, 5.6 date-time
bool isUri(std::string_view text);            ///< RFC 3986: begins with a scheme

}
