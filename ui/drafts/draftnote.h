// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "app/base/clock.h"

namespace paillasse::ui {

class BadgeLabel;
class Label;
class Theme;

// « Brouillon repris »: what stands below was typed before, and is not saved. F11 gives it up.
class DraftNote : public QWidget {
    Q_OBJECT

public:
    explicit DraftNote(const Theme& theme, QWidget* parent = nullptr);

    // Nothing: hidden.
    void show(std::optional<Instant> typedAt);
    static QString words(Instant typedAt);

Q_SIGNALS:
    void givenUp();

private:
    Label* m_text;
};

} // namespace paillasse::ui
