// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace paillasse::ui {

class Theme;

// « 3 nouvelles »: rows that have come in and wait until somebody wants them, so that nothing moves under the cursor.
// Hidden at nought.
class NewRowsChip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit NewRowsChip(const Theme& theme, QWidget* parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    int m_count = 0;
};

} // namespace paillasse::ui
