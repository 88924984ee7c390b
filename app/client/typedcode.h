// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include "app/base/secretbytes.h"

namespace paillasse::client {

// A code as text, for the time of one request or answer.
class TypedCode {
public:
    explicit TypedCode(const SecretBytes& code) : m_text(asText(code.view())) {}
    explicit TypedCode(std::string&& code) : m_text(std::move(code)) {}
    ~TypedCode() { paillasse::wipe({reinterpret_cast<std::uint8_t*>(m_text.data()), m_text.size()}); }
    TypedCode(const TypedCode&) = delete;
    TypedCode& operator=(const TypedCode&) = delete;

    // Moved into the message and back: no second copy stays behind.
    template <class Message, class Use>
    void in(Message& message, Use use)
    {
        message.code.swap(m_text);
        use();
        message.code.swap(m_text);
    }

    [[nodiscard]] SecretBytes copy() const { return SecretBytes::copyOf(std::string_view(m_text)); }

private:
    std::string m_text;
};

} // namespace paillasse::client
