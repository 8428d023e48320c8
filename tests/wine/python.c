/* python.exe: the window of a console for python311.dll, as CPython's own Programs/python.c makes it. */
#include <wchar.h>

int Py_Main(int argc, wchar_t **argv);

int wmain(int argc, wchar_t **argv)
{
    return Py_Main(argc, argv);
}
