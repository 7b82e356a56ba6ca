"""Programs of machines that a workspace has not: what does their work in it."""

_MOUNTS = "mount lists the mounts"
_COMMANDS = "compgen -c lists the commands"
_WORDS = {
    "git gh glab hub svn hg": f"repositories are where they are mounted: {_MOUNTS}",
    "ssh scp sftp ftp lftp telnet mosh sshfs": f"other machines are where they are mounted: {_MOUNTS}",
    "aws gsutil gcloud az s3cmd rclone mc": f"buckets are where they are mounted: {_MOUNTS}",
    "psql mysql mariadb sqlite3 mongo mongosh redis-cli": f"databases are where they are mounted: {_MOUNTS}",
    "vi vim nvim view nano pico emacs ed ex code": (
        "there is no terminal to edit at: use sed -i, patch, or cat > FILE << 'EOF'"
    ),
    "apt apt-get aptitude dpkg yum dnf rpm apk pacman brew snap npm npx yarn pnpm gem pipx conda uv": (
        f"nothing is installed from here: {_COMMANDS}"
    ),
    "make cmake cc gcc g++ clang go cargo rustc java javac mvn gradle dotnet docker podman kubectl helm terraform": (
        f"programs of a machine do not run here: {_COMMANDS}"
    ),
    "top htop pgrep pkill killall": "jobs shows what runs, kill ends it",
    "lsof fuser strace ltrace gdb dmesg journalctl free vmstat iostat": "commands are no processes of a machine",
    "systemctl service crontab at batch": "nothing runs when no line does: the owner of the workspace starts them",
    "screen tmux script expect": "there is no terminal: & runs a command beside the others",
    "watch": "use while and sleep",
    "parallel": "use xargs -P",
    "ag ack": "use grep -rn, or rg",
    "fd fdfind locate plocate updatedb": "use find",
    "bat batcat": "use cat -n",
    "exa eza lsd": "use ls",
    "openssl gpg": "use sha256sum and its like, or base64",
    "ping traceroute nc ncat netcat socat dig nslookup host ip ifconfig netstat ss nmap http https": (
        "the network is reached through mounts, and by curl where the owner of the workspace allows it"
    ),
    "su login passwd useradd adduser usermod userdel groupadd visudo chsh": "there is one user: id shows it",
    "umount chroot fdisk lsblk blkid mkfs fsck losetup swapon reboot shutdown halt poweroff": (
        f"the tree is made of mounts, which its owner makes: {_MOUNTS}"
    ),
    "open xdg-open": "there is no screen: use cat or file",
}
_BY_NAME = {name: text for names, text in _WORDS.items() for name in names.split()}


def instead(name: str) -> str | None:
    """What to tell someone who asks for a program; None where nothing is known of it."""
    return _BY_NAME.get(name)
