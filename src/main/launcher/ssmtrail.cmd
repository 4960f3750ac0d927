@echo off
rem Starts ssmtrail with the Java (17 or newer) of JAVA_HOME, else the one on the PATH.
rem SSMTRAIL_JAVA_OPTS: options for Java, for instance -Xmx2g
setlocal DisableDelayedExpansion

set "JAR=%~dp0..\lib\ssmtrail.jar"
if not exist "%JAR%" set "JAR=%~dp0..\ssmtrail.jar"
if not exist "%JAR%" (
  echo There is no ssmtrail.jar in %~dp0..\lib.>&2
  echo Unpack the release again, or build it: mvn package>&2
  exit /b 126
)

set "JAVA="
if defined JAVA_HOME goto home
for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if defined JAVA goto version
echo There is no Java: JAVA_HOME is not set, and there is no java on the PATH.>&2
goto install

:home
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto version
echo JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it.>&2
goto install

:version
set "MAJOR="
for /f "tokens=3" %%V in ('""%JAVA%" -version 2^>^&1" ^| findstr /c:" version "') do for /f "delims=.-+_ tokens=1" %%M in ("%%~V") do set "MAJOR=%%M"
if not defined MAJOR goto old
if %MAJOR% GEQ 17 goto run

:old
echo ssmtrail needs Java 17 or newer; "%JAVA%" is older.>&2

:install
echo Install Java 17 or newer, for instance from https://adoptium.net, or let JAVA_HOME name its folder.>&2
exit /b 126

:run
"%JAVA%" %SSMTRAIL_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
