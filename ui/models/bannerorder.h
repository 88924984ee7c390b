// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/order.h"
#include "ui/widgets/identitybanner.h"

namespace paillasse::ui {

// The banner's second line, from the order itself.
BannerOrder bannerOrder(const lab::Order& order);

} // namespace paillasse::ui
