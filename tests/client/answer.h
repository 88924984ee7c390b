// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QTest>

namespace paillasse::client::testing {

// What is answered to a question that is asked with a callback.
template <class T>
T wait(const std::function<void(std::function<void(T)>)>& ask)
{
    std::optional<T> answer;
    ask([&answer](T value) { answer.emplace(std::move(value)); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 15'000))
        qFatal("no answer in time");
    return std::move(*answer);
}

} // namespace paillasse::client::testing
