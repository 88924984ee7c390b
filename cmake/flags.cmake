# One target carries the flags of everything that is ours.
# Plain variables: project() has already put empty ones of the Dev build type in the cache.
set(CMAKE_CXX_FLAGS_DEV "-O1 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(paillasse_flags INTERFACE)
target_include_directories(paillasse_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(paillasse_flags INTERFACE
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_KEYWORDS
    PAILLASSE_VERSION="${PROJECT_VERSION}")
target_compile_options(paillasse_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -fstack-protector-strong)
if(PAILLASSE_WERROR)
    target_compile_options(paillasse_flags INTERFACE -Werror)
endif()
if(PAILLASSE_SANITIZE)
    target_compile_options(paillasse_flags INTERFACE -fsanitize=${PAILLASSE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(paillasse_flags INTERFACE -fsanitize=${PAILLASSE_SANITIZE})
endif()
