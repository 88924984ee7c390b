// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paillasse {

// An open file of the system's, closed when it goes. Negative: none.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

} // namespace paillasse
