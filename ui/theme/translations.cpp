// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

// In the global namespace, as Q_INIT_RESOURCE demands: a static library's resources are dropped unless somebody names them.
static void initTranslationResource()
{
    Q_INIT_RESOURCE(translations);
}

namespace paillasse::ui {

Translations::Translations(QCoreApplication& application) : m_application(application)
{
    initTranslationResource();
}

Translations::~Translations()
{
    drop();
}

void Translations::drop()
{
    for (const auto& translator : m_translators)
        m_application.removeTranslator(translator.get());
    m_translators.clear();
}

bool Translations::use(const QString& language)
{
    drop();
    const QString code = language == u"en" ? QStringLiteral("en") : QStringLiteral("fr");
    const auto add = [this](const QString& name, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name, folder))
            return false;
        m_application.installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
        return true;
    };
    if (code == u"fr")
        add(QStringLiteral("qtbase_fr"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return add(QStringLiteral("paillasse_") + code, QStringLiteral(":/translations"));
}

} // namespace paillasse::ui
