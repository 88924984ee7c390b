// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/firstsyncpage.h"

#include "ui/signin/signinpresenter.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progresspanel.h"

namespace paillasse::ui {

FirstSyncPage::FirstSyncPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent)
    : Form(theme, presenter, tr("Fetching the laboratory's data"), parent)
{
    addText(tr("The open orders and those of the last 90 days come to this workstation, encrypted, the newest first. If it is cut off, it goes on from there."));
    m_progress = new ProgressPanel(theme, tr("Progress of the first synchronisation"), tr("%1 documents"), this);
    addWidget(m_progress);
    m_usable = addText({});
    m_start = new PrimaryButton(theme, tr("Start working"), QKeySequence(Qt::Key_Return), this);
    addButton(m_start);
    connect(&presenter, &SignInPresenter::progressChanged, this, &FirstSyncPage::refresh);
}

void FirstSyncPage::refresh()
{
    const bool usable = presenter().isUsable();
    m_progress->setProgress(presenter().progress());
    m_usable->setText(usable ? tr("You can start now: the rest comes while you work.") : tr("The first orders are on their way."));
    if (m_start->isEnabled() == usable)
        return;
    m_start->setEnabled(usable);
    if (usable && isVisible())
        m_start->setFocus(Qt::OtherFocusReason);
}

void FirstSyncPage::submit()
{
    presenter().requestWork();
}

} // namespace paillasse::ui
