# Not yet reviewed by a native speaker.
error = 是我这边出了问题，不是您的错。请过一分钟再试。如果还是这样，请把代码 { $code } 告诉管理这个机器人的人。
