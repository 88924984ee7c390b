// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

namespace paillasse::ui {

class ActionButton;
class Label;

// What came up meanwhile, at the right end of the top band: nothing moves for it. It stays until it is opened or put away.
class NoticeBar final : public Card {
    Q_OBJECT

public:
    NoticeBar(const Theme& theme, QWidget* over);

    void show(const QString& text);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void opened();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    const Theme& m_theme;
    QWidget* m_over;
    Label* m_text;
};

} // namespace paillasse::ui
