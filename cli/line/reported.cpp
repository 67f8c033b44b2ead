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

int say(ExitCode code, const std::string& message) {
  print_message(message);
  return static_cast<int>(code);
}

// Exit code 4 has three causes, and the message begins with the cause: output, endpoint or memory.
int say_failed(std::string_view kind, std::string_view message) {
  return say(ExitCode::failed, fmt::format("{}: {}", kind, message));
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
    return say_failed("output", error.what());
  } catch (const EndpointUrlError& error) {
    return say(ExitCode::usage, error.what());
  } catch (const EndpointError& error) {
    return say_failed("endpoint", error.what());
  } catch (const std::bad_alloc&) {
    return say_failed("memory", "out of memory");
  } catch (const std::exception& error) {
    return say(ExitCode::input, error.what());
  }
}

}  // namespace filiera
