// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progresspanel.h"

#include <algorithm>

#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {
// A bar of ints; counts are larger.
constexpr int steps = 10'000;
}

ProgressPanel::ProgressPanel(const Theme& theme, const QString& accessibleName, const QString& noun, QWidget* parent)
    : QWidget(parent), m_noun(noun), m_bar(new QProgressBar(this)), m_text(new Label(theme, TextStyle::Body, {}, this))
{
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(accessibleName);
    m_text->setInk(ColorRole::Quiet);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(6));
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    setProgress({});
}

void ProgressPanel::setProgress(const Progress& progress)
{
    const bool known = progress.total > 0;
    m_bar->setRange(0, known ? steps : 0);
    if (known)
        m_bar->setValue(static_cast<int>(std::clamp(static_cast<double>(progress.done) / static_cast<double>(progress.total), 0.0, 1.0) * steps));
    QStringList parts;
    parts.append(m_noun.arg(known ? tr("%1 of %2").arg(Format::count(progress.done), Format::count(progress.total)) : Format::count(progress.done)));
    if (progress.perSecond > 0)
        parts.append(tr("%1 per second").arg(Format::count(static_cast<std::int64_t>(progress.perSecond))));
    if (progress.leftMs)
        parts.append(tr("%1 left", "time").arg(Format::duration(*progress.leftMs)));
    m_text->setText(parts.join(QStringLiteral(" · ")));
    m_bar->setAccessibleDescription(text());
}

QString ProgressPanel::text() const
{
    return m_text->text();
}

} // namespace paillasse::ui
