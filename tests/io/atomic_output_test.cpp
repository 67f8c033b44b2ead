// SPDX-License-Identifier: Apache-2.0
// An output file appears whole or not at all, and nothing that was there is lost.
#include "io/atomic_output.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "io/standard_output.hpp"

namespace filiera {
namespace {

namespace fs = std::filesystem;

class AtomicOutputTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "filiera-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& file) const { return folder_ / file; }

  static std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void put(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }

  // The message without the folder, "" if nothing was thrown.
  std::string error_of(const std::function<void()>& action) const {
    try {
      action();
    } catch (const OutputError& error) {
      std::string message = error.what();
      for (std::size_t at; (at = message.find(folder_.string() + "/")) != std::string::npos;)
        message.erase(at, folder_.string().size() + 1);
      return message;
    }
    return "";
  }

  // Runs `action` in a process of its own and returns how that ended, as waitpid tells it.
  static int status_of(const std::function<void()>& action) {
    const pid_t child = ::fork();
    if (child == 0) {
      action();
      ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
  }

  fs::path folder_;
};

using Names = std::vector<std::string>;

TEST_F(AtomicOutputTest, AFileAppearsOnlyWhenItIsWhole) {
  AtomicOutput output(path("out.ttl"), Existing::refuse);
  output.write("first ");
  output.flush();
  EXPECT_FALSE(fs::exists(path("out.ttl")));
  output.write("second");
  output.commit();
  EXPECT_EQ(bytes_of(path("out.ttl")), "first second");
  EXPECT_EQ(files(), Names{"out.ttl"});
}

TEST_F(AtomicOutputTest, BytesBeyondTheBufferArriveInOrder) {
  std::string expected;
  AtomicOutput output(path("out"), Existing::refuse);
  for (int i = 0; i < 300; ++i) {
    const std::string piece(static_cast<std::size_t>(i * 7 % 1000), static_cast<char>('a' + i % 26));
    output.write(piece);
    output.put('\n');
    expected += piece + "\n";
  }
  for (const std::size_t size : {ByteSink::buffer_size - 1, ByteSink::buffer_size, 3 * ByteSink::buffer_size + 1}) {
    const std::string piece(size, '#');
    output.write(piece);
    expected += piece;
    EXPECT_EQ(output.count(), expected.size());
  }
  output.commit();
  EXPECT_TRUE(bytes_of(path("out")) == expected);
}

TEST_F(AtomicOutputTest, WithoutCommitTheOldFileStays) {
  put(path("out"), "old");
  {
    AtomicOutput output(path("out"), Existing::replace);
    output.write("new");
    output.flush();
    EXPECT_EQ(files().size(), 2u);
  }
  EXPECT_EQ(bytes_of(path("out")), "old");
  EXPECT_EQ(files(), Names{"out"});
}

TEST_F(AtomicOutputTest, AnExistingFileIsReplacedOnlyWhenAsked) {
  put(path("out"), "old");
  EXPECT_EQ(error_of([&] { AtomicOutput(path("out"), Existing::refuse); }),
            "out: exists already; write to another file, or replace it with -O");
  EXPECT_EQ(bytes_of(path("out")), "old");
  AtomicOutput output(path("out"), Existing::replace);
  output.write("new");
  output.commit();
  EXPECT_EQ(bytes_of(path("out")), "new");
  EXPECT_EQ(files(), Names{"out"});
}

TEST_F(AtomicOutputTest, AFileThatAppearsMeanwhileIsNotReplacedEither) {
  AtomicOutput output(path("out"), Existing::refuse);
  output.write("new");
  put(path("out"), "somebody else's");
  EXPECT_EQ(error_of([&] { output.commit(); }), "out: File exists");
  EXPECT_EQ(bytes_of(path("out")), "somebody else's");
}

TEST_F(AtomicOutputTest, AFailedCommitLeavesNothingBehind) {
  {
    AtomicOutput output(path("out"), Existing::refuse);
    put(path("out"), "");
    EXPECT_NE(error_of([&] { output.commit(); }), "");
  }
  EXPECT_EQ(files(), Names{"out"});
}

TEST_F(AtomicOutputTest, AnInputIsNeverTheOutput) {
  put(path("in.ttl"), "precious");
  fs::create_hard_link(path("in.ttl"), path("hard"));
  fs::create_symlink("in.ttl", path("soft"));
  const std::vector<std::string> inputs = {path("missing"), path("in.ttl")};
  for (const char* name : {"in.ttl", "hard", "soft"})
    EXPECT_EQ(error_of([&] { AtomicOutput(path(name), Existing::replace, inputs); }),
              std::string(name) + ": is also read as input (in.ttl); write to another file");
  EXPECT_EQ(bytes_of(path("in.ttl")), "precious");
  EXPECT_EQ(files(), (Names{"hard", "in.ttl", "soft"}));
}

TEST_F(AtomicOutputTest, ALinkIsFollowedAndPermissionsAreKept) {
  fs::create_directory(path("sub"));
  put(path("sub/file"), "old");
  ::chmod(path("sub/file").c_str(), 0640);
  fs::create_symlink("sub/file", path("link"));
  AtomicOutput output(path("link"), Existing::replace);
  output.write("new");
  output.commit();
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(bytes_of(path("sub/file")), "new");
  EXPECT_EQ(static_cast<int>(fs::status(path("sub/file")).permissions()), 0640);
  EXPECT_EQ(files(), (Names{"link", "sub"}));
}

TEST_F(AtomicOutputTest, ANewFileHasThePermissionsOfTheUmask) {
  const mode_t before = ::umask(027);
  AtomicOutput output(path("out"), Existing::refuse);
  output.commit();
  ::umask(before);
  EXPECT_EQ(static_cast<int>(fs::status(path("out")).permissions()), 0640);
}

TEST_F(AtomicOutputTest, WhatCannotBeWrittenIsSaidAtOnce) {
  EXPECT_EQ(error_of([&] { AtomicOutput(path("no/out"), Existing::refuse); }), "no/out: No such file or directory");
  EXPECT_EQ(error_of([&] { AtomicOutput(path("out/"), Existing::refuse); }), "out/: No such file or directory");
  EXPECT_EQ(error_of([&] { AtomicOutput("", Existing::refuse); }), ": No such file or directory");
  EXPECT_EQ(error_of([&] { AtomicOutput(path(std::string(300, 'x')), Existing::refuse); }),
            std::string(300, 'x') + ": File name too long");
  fs::create_directory(path("folder"));
  EXPECT_EQ(error_of([&] { AtomicOutput(path("folder"), Existing::replace); }),
            "folder: is a folder; name a file in it");
  fs::create_symlink("nowhere", path("dangling"));
  EXPECT_EQ(error_of([&] { AtomicOutput(path("dangling"), Existing::replace); }),
            "dangling: is a broken link; remove it or write to another file");
  EXPECT_EQ(files(), (Names{"dangling", "folder"}));
}

TEST_F(AtomicOutputTest, AFullDeviceIsAnError) {
  EXPECT_EQ(error_of([] {
              AtomicOutput output("/dev/full", Existing::refuse);
              output.write("bytes");
              output.commit();
            }),
            "/dev/full: No space left on device");
}

TEST_F(AtomicOutputTest, ADeviceIsWrittenDirectlyEvenWhereItIsAlsoRead) {
  const std::vector<std::string> inputs = {"/dev/null"};
  AtomicOutput output("/dev/null", Existing::refuse, inputs);
  output.write("bytes");
  EXPECT_NO_THROW(output.commit());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(AtomicOutputTest, AFifoIsWrittenDirectly) {
  ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
  std::string received;
  std::thread reader([&] { received = bytes_of(path("fifo")); });
  AtomicOutput output(path("fifo"), Existing::refuse);
  output.write("through the pipe");
  output.commit();
  reader.join();
  EXPECT_EQ(received, "through the pipe");
  EXPECT_EQ(files(), Names{"fifo"});
}

TEST_F(AtomicOutputTest, ThePathOfAnOpenDescriptorIsThatDescriptor) {
  const int file = ::open(path("shared").c_str(), O_WRONLY | O_CREAT, 0600);
  ASSERT_EQ(::write(file, "before ", 7), 7);
  AtomicOutput output("/dev/fd/" + std::to_string(file), Existing::refuse);
  output.write("between ");
  output.commit();
  ASSERT_EQ(::write(file, "after", 5), 5);
  ::close(file);
  EXPECT_EQ(bytes_of(path("shared")), "before between after");
  EXPECT_EQ(error_of([&] { AtomicOutput("/dev/fd/" + std::to_string(file), Existing::refuse); }),
            "/dev/fd/" + std::to_string(file) + ": Bad file descriptor");
}

TEST_F(AtomicOutputTest, AWriteThatFailsHalfwayKeepsTheOldFile) {
  put(path("out"), "old");
  const int status = status_of([&] {
    const rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const std::string message = error_of([&] {
      AtomicOutput output(path("out"), Existing::replace);
      for (int i = 0; i < 100; ++i) output.write(std::string(10'000, 'x'));
      output.commit();
    });
    ::_exit(message == "out: File too large" ? 17 : 1);
  });
  EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 17);
  EXPECT_EQ(bytes_of(path("out")), "old");
  EXPECT_EQ(files(), Names{"out"});
}

TEST_F(AtomicOutputTest, ASignalRemovesTheTemporaryFileAndStillEndsTheProgram) {
  put(path("out"), "old");
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
    const int status = status_of([&] {
      const rlimit no_core{0, 0};
      ::setrlimit(RLIMIT_CORE, &no_core);
      AtomicOutput output(path("out"), Existing::replace);
      output.write("new");
      output.flush();
      if (files().size() != 2) ::_exit(1);
      ::raise(signal);
      ::_exit(2);
    });
    EXPECT_EQ(WIFSIGNALED(status) ? WTERMSIG(status) : -1, signal);
    EXPECT_EQ(files(), Names{"out"});
    EXPECT_EQ(bytes_of(path("out")), "old");
  }
}

TEST_F(AtomicOutputTest, AnIgnoredSignalStaysIgnored) {
  const int status = status_of([&] {
    ::signal(SIGHUP, SIG_IGN);
    AtomicOutput output(path("out"), Existing::refuse);
    output.write("whole");
    ::raise(SIGHUP);
    output.commit();
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(bytes_of(path("out")), "whole");
}

TEST_F(AtomicOutputTest, SeveralFilesMayBeWrittenAtOnce) {
  AtomicOutput a(path("a"), Existing::refuse), b(path("b"), Existing::refuse);
  b.write("B");
  a.write("A");
  b.commit();
  a.commit();
  EXPECT_EQ(bytes_of(path("a")) + bytes_of(path("b")), "AB");
}

TEST_F(AtomicOutputTest, AClosedPipeOnStandardOutputIsToldApartFromFailures) {
  const int status = status_of([] {
    int ends[2];
    if (::pipe(ends) != 0) ::_exit(1);
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    try {
      StandardOutput output;
      output.write("nobody reads this");
      output.finish();
    } catch (const ClosedPipe&) {
      ::_exit(17);
    }
  });
  EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 17);
}

TEST_F(AtomicOutputTest, AFullOrClosedStandardOutputIsAnError) {
  const auto finish_with = [this](const char* expected) {
    return [this, expected] {
      const std::string message = error_of([] {
        StandardOutput output;
        output.write("bytes");
        output.finish();
      });
      ::_exit(message == expected ? 17 : 1);
    };
  };
  int status = status_of([&] {
    ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
    finish_with("standard output: No space left on device")();
  });
  EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 17);
  status = status_of([&] {
    ::close(STDOUT_FILENO);
    occupy_standard_descriptors();
    finish_with("standard output: Bad file descriptor")();
  });
  EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 17);
}

TEST_F(AtomicOutputTest, ANonBlockingPipeReceivesEverything) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  ::fcntl(ends[0], F_SETFL, 0);
  std::string received;
  std::thread reader([&] {
    char buffer[4096];
    for (ssize_t size; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;)
      received.append(buffer, static_cast<std::size_t>(size));
  });
  const std::string sent(1 << 20, 'x');
  write_all(ends[1], sent, "pipe");
  ::close(ends[1]);
  reader.join();
  ::close(ends[0]);
  EXPECT_TRUE(received == sent);
}

TEST_F(AtomicOutputTest, StandardOutputThatIsAlsoReadIsRefused) {
  put(path("in"), "precious");
  const int status = status_of([&] {
    ::dup2(::open(path("in").c_str(), O_WRONLY | O_APPEND), STDOUT_FILENO);
    const std::vector<std::string> inputs = {path("in")};
    const std::string message = error_of([&] { StandardOutput output(inputs); });
    ::_exit(message == "standard output: is also read as input (in); write to another file" ? 17 : 1);
  });
  EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 17);
}

}  // namespace
}  // namespace filiera
