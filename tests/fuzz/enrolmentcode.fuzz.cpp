// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "app/crypto/crypto.h"
#include "app/crypto/enrolmentcode.h"
#include "tests/fuzz/must.h"

namespace {

using namespace paillasse;
using fuzz::must;

std::string textOf(const SecretBytes& secret)
{
    return {secret.view().begin(), secret.view().end()};
}

// Whatever was typed: refused, or a code that says the same when it is written again.
template <class Code>
void typed(const std::string& text)
{
    const auto code = Code::parse(text);
    if (!code)
        return;
    const auto again = Code::parse(textOf(code->text()));
    must(again.has_value() && again->secretHash() == code->secretHash());
}

// As people write down a good code: other case, O for 0, I and L for 1, blanks and dashes where they please.
std::string asWritten(const std::string& code, ByteView habits)
{
    std::string text;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const auto habit = habits.empty() ? 0 : habits[i % habits.size()];
        char c = code[i];
        if ((habit & 1) != 0 && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        if ((habit & 2) != 0 && c == '0')
            c = 'O';
        if ((habit & 4) != 0 && c == '1')
            c = (habit & 8) != 0 ? 'l' : 'I';
        text += c;
        if ((habit & 16) != 0)
            text += " -\t\r"[habit >> 6];
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const bool ready = crypto::initialise().has_value();
    must(ready);
    const std::string text(data, data + size);
    typed<crypto::EnrolmentCode>(text);
    typed<crypto::ActivationCode>(text);

    constexpr auto authoritySize = crypto::EnrolmentCode::authoritySize;
    constexpr auto secretSize = crypto::EnrolmentCode::secretSize;
    if (size < authoritySize + secretSize)
        return 0;
    const ByteView input(data, size);
    const auto habits = input.subspan(authoritySize + secretSize);
    crypto::EnrolmentCode code{toBytes(input.first(authoritySize)), SecretBytes::copyOf(input.subspan(authoritySize, secretSize))};
    const auto read = crypto::EnrolmentCode::parse(asWritten(textOf(code.text()), habits));
    must(read.has_value() && read->authority == code.authority && read->secretHash() == code.secretHash());
    const crypto::ActivationCode activation{SecretBytes::copyOf(input.first(secretSize))};
    const auto activated = crypto::ActivationCode::parse(asWritten(textOf(activation.text()), habits));
    must(activated.has_value() && activated->secretHash() == activation.secretHash());
    return 0;
}
