// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/form.h"

namespace paillasse::ui {

class ProgressPanel;

// The first fill of the cache: counted, and work may begin before it has ended.
class FirstSyncPage final : public Form {
    Q_OBJECT

public:
    FirstSyncPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    ProgressPanel* m_progress;
    Label* m_usable;
    ActionButton* m_start;
};

} // namespace paillasse::ui
