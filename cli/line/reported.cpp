// SPDX-License-Identifier: Apache-2.0
// Converts exceptions into messages and exit codes.
#include "cli/line/reported.hpp"

#include <fmt/format.h>

#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "cli/output/message.hpp"
#include "io/descriptor.hpp"
#include "remote/endpoint_error.hpp"

namespace filiera {

namespace {

int failed_with(ExitCode code, const std::string& message) {
  print_message(message);
  return static_cast<int>(code);
}

// Exit code 4 has three causes: output, endpoint or memory. The message begins with the cause.
int failed_because(std::string_view cause, std::string_view message) {
  return failed_with(ExitCode::failed, fmt::format("{}: {}", cause, message));
}

}  // namespace

int reported(const std::function<ExitCode()>& run) {
  try {
    return static_cast<int>(run());
  } catch (const Failure& failure) {
    print_message(failure.what());
    for (const std::string& line : failure.details()) print_note(line);
    return static_cast<int>(failure.code());
  } catch (const ClosedPipe&) {
    return static_cast<int>(ExitCode::yes);
  } catch (const OutputError& error) {
    return failed_because("output", error.what());
  } catch (const EndpointUrlError& error) {
    return failed_with(ExitCode::usage, error.what());
  } catch (const EndpointError& error) {
    return failed_because("endpoint", error.what());
  } catch (const std::bad_alloc&) {
    return failed_because("memory", "out of memory");
  } catch (const std::exception& error) {
    return failed_with(ExitCode::input, error.what());
  }
}

}  // namespace filiera
