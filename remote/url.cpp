// SPDX-License-Identifier: Apache-2.0
// Parses URLs with libcurl.
#include "remote/url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <new>

#include "io/spelling.hpp"
#include "remote/curl_library.hpp"
#include "remote/endpoint_error.hpp"

namespace filiera {

namespace {

struct CurlUrlDeleter {
  void operator()(CURLU* url) const { curl_library().url_cleanup(url); }
};
using CurlUrl = std::unique_ptr<CURLU, CurlUrlDeleter>;

// Empty when the URL does not have it.
std::string component(const CurlUrl& url, CURLUPart part) {
  char* value = nullptr;
  if (curl_library().url_get(url.get(), part, &value, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  std::string text(value);
  curl_library().free(value);
  return text;
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

}  // namespace

Url parse_url(const std::string& text) {
  CurlUrl url(curl_library().url());
  if (!url) throw std::bad_alloc();
  if (curl_library().url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    throw EndpointUrlError(fmt::format("{}: not a URL", text));
  return {
      {component(url, CURLUPART_SCHEME), lower_case(component(url, CURLUPART_HOST)), component(url, CURLUPART_PORT)},
      !component(url, CURLUPART_USER).empty() || !component(url, CURLUPART_PASSWORD).empty(),
      component(url, CURLUPART_PATH),
      component(url, CURLUPART_QUERY)};
}

std::optional<std::string> resolved_url(const std::string& base, const std::string& reference) {
  const CurlUrl url(curl_library().url());
  if (!url) throw std::bad_alloc();
  if (curl_library().url_set(url.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK ||
      curl_library().url_set(url.get(), CURLUPART_URL, reference.c_str(), 0) != CURLUE_OK)
    return std::nullopt;
  char* text = nullptr;
  if (curl_library().url_get(url.get(), CURLUPART_URL, &text, 0) != CURLUE_OK) return std::nullopt;
  std::string resolved(text);
  curl_library().free(text);
  return resolved;
}

bool is_endpoint(std::string_view text) {
  const auto starts = [&](std::string_view scheme) {
    return text.size() > scheme.size() && equal_ignoring_case(text.substr(0, scheme.size()), scheme);
  };
  return starts("http://") || starts("https://");
}

}  // namespace filiera
