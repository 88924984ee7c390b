// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QTest>

#include "app/client/failure.h"

namespace paillasse::client::testing {

// What a reply said, once it came.
template <class T>
struct Heard {
    std::optional<Result<T>> value;
    Reply<T> take()
    {
        return [this](Result<T> result) { value.emplace(std::move(result)); };
    }
    Result<T> wait()
    {
        (void)QTest::qWaitFor([this] { return value.has_value(); }, 20'000);
        return value ? *value : Result<T>(fail(ErrorCode::Internal, "no answer"));
    }
};

} // namespace paillasse::client::testing
