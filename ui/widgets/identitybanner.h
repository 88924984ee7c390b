// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "app/base/civiltime.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"
#include "ui/widgets/badge.h"

namespace paillasse::ui {

class Theme;
enum class TextStyle;

// The first line: who it is. The same on every page that shows a patient.
struct BannerIdentity {
    QString name;      // "LE BIHAN Maëlle"
    QString birthName; // only where it differs from the name
    lab::Sex sex = lab::Sex::Unknown;
    Date birthDate;
    Date ageOn;        // the day of collection, else today
    QString number;
    lab::IdentityState state = lab::IdentityState::Provisional;
    bool homonym = false;
    bool doubtful = false;
    bool fictitious = false;

    static BannerIdentity of(const lab::Patient& patient, Date ageOn);
};

// The second line: which order.
struct BannerOrder {
    QString number;
    bool urgent = false;
    QString prescriber;
    Instant collected;
    QString collector;
    Instant received;
    QString context; // shown in « »
    QString ward{};      // after the prescriber
    QString treatment{};
    lab::Fasting fasting = lab::Fasting::Unknown;
};

// Two lines that never wrap and never change height. What does not fit is elided from the end (the context first, then
// when it was received); the whole stands in the tooltip and in the accessible description. The name, the birth date and
// the gravest badge are never elided.
class IdentityBanner : public QWidget {
    Q_OBJECT

public:
    explicit IdentityBanner(const Theme& theme, QWidget* parent = nullptr);

    void show(const BannerIdentity& identity, const std::optional<BannerOrder>& order, Instant now);
    void clear();
    using QWidget::show;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    // Both lines whole, as text.
    [[nodiscard]] QString wholeText() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] TextStyle nameStyle(int width) const;
    [[nodiscard]] int traitsWidth() const;
    [[nodiscard]] bool areBadgesBelow(int width) const;
    [[nodiscard]] int leastBadges() const; // what must be shown of them on a narrow line
    void paintFirstLine(QPainter& painter, const QRect& line) const;
    void paintSecondLine(QPainter& painter, const QRect& line) const;

    const Theme& m_theme;
    bool m_empty = true;
    QString m_name;
    QString m_traits;   // "F · née le 03/05/1992 · 34 ans · n° 0048213"
    Badges m_badges;
    QString m_order;    // the number, drawn strong
    bool m_urgent = false;
    QStringList m_about; // prescriber, collected, received, context
    QStringList m_brief; // the same without who collected
};

} // namespace paillasse::ui
