# wiec_folder(USES <folders> LINK <libraries> DEFINE <definitions>)
#
# One call in the CMakeLists.txt of each folder below src/ makes its static library from *.cpp, its test program from
# *_test.cpp, its typed texts from texts.{pl,en}.json and its migrations from migrations/*.sql. The target's name is
# the folder's path: src/platform/db -> platform_db. USES names the folders this one may include (checked by
# tools/check_floors.py); it must be transitive-free: name what you include.
set(WIEC_GENERATED ${CMAKE_BINARY_DIR}/generated)

function(wiec_target_name path out)
  string(REPLACE "/" "_" name ${path})
  set(${out} ${name} PARENT_SCOPE)
endfunction()

function(wiec_folder)
  cmake_parse_arguments(ARG "" "" "USES;LINK;DEFINE" ${ARGN})
  file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR}/src ${CMAKE_CURRENT_SOURCE_DIR})
  wiec_target_name(${path} name)

  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  file(GLOB tests CONFIGURE_DEPENDS *_test.cpp)
  list(REMOVE_ITEM sources ${tests} ${CMAKE_CURRENT_SOURCE_DIR}/main.cpp)
  set(generated "")

  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/texts.pl.json)
    set(header ${WIEC_GENERATED}/${path}/texts.h)
    set(source ${WIEC_GENERATED}/${path}/texts.cpp)
    add_custom_command(OUTPUT ${header} ${source}
      COMMAND compile_texts ${path} ${CMAKE_CURRENT_SOURCE_DIR}/texts.pl.json ${CMAKE_CURRENT_SOURCE_DIR}/texts.en.json ${header} ${source}
      DEPENDS compile_texts ${CMAKE_CURRENT_SOURCE_DIR}/texts.pl.json ${CMAKE_CURRENT_SOURCE_DIR}/texts.en.json)
    list(APPEND generated ${source} ${header})
  endif()
  file(GLOB migrations CONFIGURE_DEPENDS migrations/*.sql)
  if(migrations)
    set(source ${WIEC_GENERATED}/${path}/migrations.cpp)
    add_custom_command(OUTPUT ${source}
      COMMAND embed_migrations ${path} ${source} ${migrations}
      DEPENDS embed_migrations ${migrations})
    list(APPEND generated ${source})
  endif()

  if(NOT sources AND NOT generated)
    message(STATUS "${path}: no sources")
    return()
  endif()
  add_library(${name} STATIC ${sources} ${generated})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${WIEC_GENERATED})
  target_link_libraries(${name} PUBLIC fmt::fmt PRIVATE ${ARG_LINK})
  target_compile_definitions(${name} PRIVATE ${ARG_DEFINE})
  foreach(used ${ARG_USES})
    wiec_target_name(${used} used_name)
    target_link_libraries(${name} PUBLIC ${used_name})
  endforeach()
  if(generated AND TARGET compile_texts)
    set_property(GLOBAL APPEND PROPERTY WIEC_TEXT_FOLDERS ${path})
  endif()
  wiec_precompile(${name} ${CMAKE_SOURCE_DIR}/cmake/precompiled.h)

  if(tests AND NOT WIEC_FUZZ)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} ${ARG_LINK} GTest::gtest GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE ${ARG_DEFINE} WIEC_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    wiec_precompile(${name}_test ${CMAKE_SOURCE_DIR}/cmake/precompiled_test.h)
    add_test(NAME ${path} COMMAND ${name}_test --gtest_brief=1)
    set_tests_properties(${path} PROPERTIES LABELS unit TIMEOUT 900)
  endif()
endfunction()

# One precompiled header for code and one for tests. A folder with definitions of its own makes its own copy, because a
# precompiled header fits only the flags it was made with.
function(wiec_precompile target header)
  get_filename_component(shared ${header} NAME_WE)
  # What is tested is optimized; to optimize the tests as well cost a sanitizer's build a third of their time.
  set(plain "")
  if(WIEC_SANITIZE AND shared STREQUAL precompiled_test)
    set(plain -O0)
  endif()
  target_compile_options(${target} PRIVATE ${plain})
  if(ARG_DEFINE)
    target_precompile_headers(${target} PRIVATE ${header})
    return()
  endif()
  if(NOT TARGET ${shared})
    file(WRITE ${CMAKE_BINARY_DIR}/${shared}.cpp "")
    add_library(${shared} STATIC ${CMAKE_BINARY_DIR}/${shared}.cpp)
    target_link_libraries(${shared} PUBLIC fmt::fmt)
    target_include_directories(${shared} PRIVATE ${CMAKE_SOURCE_DIR}/src ${WIEC_GENERATED})
    if(shared STREQUAL precompiled_test)
      target_link_libraries(${shared} PUBLIC GTest::gtest GTest::gmock)
      target_compile_definitions(${shared} PRIVATE WIEC_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    endif()
    target_compile_options(${shared} PRIVATE ${plain})
    target_precompile_headers(${shared} PRIVATE ${header})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${shared})
endfunction()
