// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "ui/administration/listpage.h"

namespace paillasse::ui {

// Who broke the glass, and why: each is looked at by somebody else.
class GlassPage final : public ListPage {
    Q_OBJECT

public:
    GlassPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("glass"); }
    [[nodiscard]] QString title() const override { return tr("Broken glasses"); }
    [[nodiscard]] Icon icon() const override { return Icon::Security; }
    [[nodiscard]] int count() const override { return m_open; }

protected:
    void refresh() override;
    void chosen(const QString& id) override;

private:
    [[nodiscard]] const client::GlassEntry* entry() const;
    void review();

    client::GlassList m_list;
    int m_open = 0;
    ActionButton* m_review;
};

} // namespace paillasse::ui
