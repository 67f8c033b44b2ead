// SPDX-License-Identifier: Apache-2.0
// Calls libexpat.
#include "import/records/xml_parser.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <new>

#include "io/shared_library.hpp"

namespace filiera {

namespace {

struct Expat {
  decltype(&::XML_ParserCreate) create = nullptr;
  decltype(&::XML_ParserFree) free = nullptr;
  decltype(&::XML_SetUserData) set_user_data = nullptr;
  decltype(&::XML_SetElementHandler) set_elements = nullptr;
  decltype(&::XML_SetCharacterDataHandler) set_text = nullptr;
  decltype(&::XML_SetStartDoctypeDeclHandler) set_doctype = nullptr;
  decltype(&::XML_Parse) parse = nullptr;
  decltype(&::XML_StopParser) stop = nullptr;
  decltype(&::XML_ResumeParser) resume = nullptr;
  decltype(&::XML_GetErrorCode) error = nullptr;
  decltype(&::XML_ErrorString) error_text = nullptr;
  decltype(&::XML_GetCurrentByteIndex) position = nullptr;
  decltype(&::XML_GetCurrentByteCount) size = nullptr;
  decltype(&::XML_GetCurrentLineNumber) line = nullptr;
  decltype(&::XML_GetCurrentColumnNumber) column = nullptr;

  Expat() {
    const SharedLibrary library("libexpat.so.1");
    library.find(create, "XML_ParserCreate");
    library.find(free, "XML_ParserFree");
    library.find(set_user_data, "XML_SetUserData");
    library.find(set_elements, "XML_SetElementHandler");
    library.find(set_text, "XML_SetCharacterDataHandler");
    library.find(set_doctype, "XML_SetStartDoctypeDeclHandler");
    library.find(parse, "XML_Parse");
    library.find(stop, "XML_StopParser");
    library.find(resume, "XML_ResumeParser");
    library.find(error, "XML_GetErrorCode");
    library.find(error_text, "XML_ErrorString");
    library.find(position, "XML_GetCurrentByteIndex");
    library.find(size, "XML_GetCurrentByteCount");
    library.find(line, "XML_GetCurrentLineNumber");
    library.find(column, "XML_GetCurrentColumnNumber");
  }
};

const Expat& expat() {
  static const Expat functions;
  return functions;
}

std::string_view without_xml_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlParser::Attributes::operator[](std::string_view name) const {
  for (const char** attribute = attributes_; *attribute; attribute += 2)
    if (without_xml_prefix(attribute[0]) == name) return attribute[1];
  return {};
}

template <class Work>
void XmlParser::guard(Work work) {
  if (thrown_) return;
  try {
    work();
  } catch (...) {
    thrown_ = std::current_exception();
    expat().stop(parser_, XML_FALSE);
  }
}

XmlParser::XmlParser(std::size_t longest_token, Encoding encoding)
    : longest_token_(longest_token), parser_(expat().create(encoding == Encoding::utf8 ? "UTF-8" : nullptr)) {
  if (!parser_) throw std::bad_alloc();
  expat().set_user_data(parser_, this);
  expat().set_elements(
      parser_,
      [](void* parser, const char* name, const char** attributes) {
        auto& self = *static_cast<XmlParser*>(parser);
        self.guard([&] {
          if (++self.depth_ > deepest_xml) throw XmlFault(fmt::format("XML nested over {} deep", deepest_xml));
          if (self.start) self.start(without_xml_prefix(name), Attributes(attributes));
        });
      },
      [](void* parser, const char* name) {
        auto& self = *static_cast<XmlParser*>(parser);
        self.guard([&] {
          --self.depth_;
          if (self.end) self.end(without_xml_prefix(name));
        });
      });
  expat().set_text(parser_, [](void* parser, const char* bytes, int size) {
    auto& self = *static_cast<XmlParser*>(parser);
    self.guard([&] {
      if (self.text) self.text({bytes, static_cast<std::size_t>(size)});
    });
  });
  expat().set_doctype(parser_, [](void* parser, const char*, const char*, const char*, int) {
    static_cast<XmlParser*>(parser)->guard([] { throw XmlFault("it declares a document type, which is not read"); });
  });
}

XmlParser::~XmlParser() { expat().free(parser_); }

bool XmlParser::parse(std::string_view block, bool last) {
  fed_ += block.size();
  return taken(expat().parse(parser_, block.data(), static_cast<int>(block.size()), last));
}

bool XmlParser::resume() { return taken(expat().resume(parser_)); }

bool XmlParser::taken(int status) {
  if (thrown_) std::rethrow_exception(thrown_);
  if (status == XML_STATUS_ERROR)
    throw XmlFault(fmt::format("it is not XML: {}", expat().error_text(expat().error(parser_))));
  // expat holds a tag that has not ended.
  if (status == XML_STATUS_OK && fed_ - position() > longest_token_) throw XmlFault("a tag of over a megabyte");
  return status != XML_STATUS_SUSPENDED;
}

void XmlParser::pause() { expat().stop(parser_, XML_TRUE); }

std::uint64_t XmlParser::position() const {
  const XML_Index at = expat().position(parser_);
  return at < 0 ? fed_ : static_cast<std::uint64_t>(at);
}

std::uint64_t XmlParser::position_behind() const {
  return position() + static_cast<std::uint64_t>(expat().size(parser_));
}

std::uint64_t XmlParser::line() const { return expat().line(parser_); }

std::uint64_t XmlParser::column() const { return expat().column(parser_) + 1; }

}  // namespace filiera
