// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QWidget>

class QProgressBar;

namespace paillasse::ui {

class Label;
class Theme;

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;                 // 0: not known yet
    double perSecond = 0;                   // 0: not known yet
    std::optional<std::int64_t> leftMs;     // time left

    bool operator==(const Progress&) const = default;
};

// A bar with "12 400 sur 100 000 demandes · 5 200/s · encore 17 s". Nothing moves but by real progress.
class ProgressPanel : public QWidget {
    Q_OBJECT

public:
    // `noun` has one %1 for "12 400 of 100 000": "%1 orders".
    ProgressPanel(const Theme& theme, const QString& accessibleName, const QString& noun, QWidget* parent = nullptr);

    void setProgress(const Progress& progress);
    [[nodiscard]] QString text() const;

private:
    QString m_noun;
    QProgressBar* m_bar;
    Label* m_text;
};

} // namespace paillasse::ui
