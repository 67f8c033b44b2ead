// SPDX-License-Identifier: Apache-2.0
// Fuzz target of dates: a text is a date or has a fault that says where and why, and ranges survive being
// written.
#include "graph/time/date.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

void check_range(DayRange range) {
  require(range.first <= range.last, "a range begins before it ends");
  if (range == DayRange{}) return;
  const std::string text = format_range(range);
  const std::optional<EdtfDate> again = parse_edtf(text);
  require(again.has_value() && !again->interval && again->begin == range, "a range is read as it was written", text);
  if (range.first == unbounded_past) return;
  require(parse_day(iso_date(range.first)) == range.first, "a day is read as it was written");
}

void run(std::string_view text) {
  DateError error;
  const std::optional<EdtfDate> date = parse_edtf(text, &error);
  require(date == parse_edtf(text), "the fault does not change the date");
  if (!date) {
    require(error.offset <= text.size(), "a fault lies within the text");
    require(!error.message.empty() && !error.remedy.empty(), "a fault says what is wrong and what to write");
    return;
  }
  check_range(date->begin);
  check_range(date->end);
  if (!date->interval) require(date->begin == date->end, "a date that is no interval ends as it begins");
  if (date->interval) require(date->begin.first <= date->end.last, "an interval ends after its begin");
  if (const std::optional<Day> day = parse_day(text))
    require(date->begin == DayRange{*day, *day}, "a full date is its day");
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
