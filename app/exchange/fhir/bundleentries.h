// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/exchange/bytesource.h"

namespace paillasse::exchange::fhir {

// The entries of a bundle that is too large to be held, found by nothing but braces, brackets and quotes.
class BundleEntries {
public:
    struct Entry {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::string text;        // empty when it is too large
    };

    BundleEntries(ByteSource& source, std::size_t most) : m_source(source), m_most(most) {}

    // To the first entry, from the document's beginning. False: this is no bundle with entries.
    Result<bool> begin();
    void seek(std::uint64_t offset);
    // The next one, from where an entry may begin. Nothing: there is none.
    Result<std::optional<Entry>> next();

private:
    // -1: the end, or an error of the source.
    int peek();
    int take();
    void skipBlanks();
    bool takeString(std::string& into);
    // A whole value; what it says as far as `most` bytes go.
    bool takeValue(std::string& into, std::size_t most);

    ByteSource& m_source;
    std::size_t m_most;
    std::string m_window;
    std::uint64_t m_start = 0;
    std::size_t m_at = 0;
    std::optional<Error> m_error;
};

} // namespace paillasse::exchange::fhir
