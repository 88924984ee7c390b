// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passphrase.h"

#include <algorithm>
#include <array>

#include <QByteArrayList>
#include <QFile>
#include <QRandomGenerator>

static void initWordResource()
{
    Q_INIT_RESOURCE(paillasse);
}

namespace paillasse::ui {

namespace {

constexpr int wordsInPhrase = 6;
constexpr int wordsInList = 512; // a power of two: each is as likely as the next

QByteArrayList wordList()
{
    initWordResource();
    QFile file(QStringLiteral(":/words/phrase.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().simplified().split(' ');
}

} // namespace

SecretBytes generatePassphrase()
{
    const QByteArrayList words = wordList();
    if (words.size() != wordsInList)
        return {};
    std::array<int, wordsInPhrase> chosen{};
    std::size_t length = wordsInPhrase - 1;
    for (int& index : chosen) {
        index = QRandomGenerator::system()->bounded(wordsInList);
        length += static_cast<std::size_t>(words[index].size());
    }
    SecretBytes phrase(length);
    auto* out = phrase.writable().data();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (i > 0)
            *out++ = '-';
        out = std::copy(words[chosen[i]].begin(), words[chosen[i]].end(), out);
    }
    wipe({reinterpret_cast<std::uint8_t*>(chosen.data()), sizeof(chosen)});
    return phrase;
}

} // namespace paillasse::ui
