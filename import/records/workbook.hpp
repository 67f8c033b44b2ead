// SPDX-License-Identifier: Apache-2.0
// Reads the worksheets of an Office Open XML workbook (.xlsx, ECMA-376): a ZIP archive of XML.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "import/records/row_source.hpp"
#include "io/fault.hpp"

namespace filiera {

// Limits of what an archive may hold. The ratio applies beyond `free_bytes` of a part.
struct WorkbookLimits {
  std::uint64_t part = std::uint64_t{4} << 30;  // bytes of one part, inflated
  std::uint64_t ratio = 250;                    // inflated to compressed
  std::uint64_t free_bytes = std::uint64_t{16} << 20;
  std::uint64_t texts = std::uint64_t{256} << 20;  // of all shared texts, which are kept
  std::size_t cell = std::size_t{1} << 20;         // bytes of one cell
  std::size_t parts = 4096;
};

class Workbook {
 public:
  // `bytes` is the whole file, and must outlive this object; `name` is its name in messages. Reads what the worksheets
  // share. Adds a fault if it is no workbook, is encrypted, holds a document type declaration, or is beyond the limits;
  // then there are no worksheets. Throws SharedLibraryError if libexpat is not installed.
  Workbook(std::string name, std::string_view bytes, Faults& faults, WorkbookLimits limits = {});
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // The names of the worksheets that are not hidden, in order.
  std::vector<std::string> worksheets() const;
  // The rows of one, read as a stream; named "FILE[WORKSHEET]" in messages. Texts are as they are shown, numbers and
  // results of formulas as they are stored, dates as 2025-04-15. Merged cells, errors, and formulas without a stored
  // result are faults, added to `faults`. The workbook must outlive the result.
  std::unique_ptr<RowSource> rows(std::size_t worksheet, Faults& faults);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace filiera
