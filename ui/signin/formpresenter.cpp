// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/formpresenter.h"

namespace paillasse::ui {

void FormPresenter::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

void FormPresenter::setFormError(const QString& text)
{
    if (m_formError == text)
        return;
    m_formError = text;
    Q_EMIT formErrorChanged();
}

bool FormPresenter::refuseForm(const QString& text)
{
    setFormError(text);
    return !text.isEmpty();
}

} // namespace paillasse::ui
