"""What the documents that asked for Mirage print, line by line: what works, and what does not yet and why."""

from dataclasses import dataclass

NOT_YET = "not available yet"


@dataclass(frozen=True)
class Seed:
    """One import of the documents. ``reason`` is None where it works; else why it does not, and it must fail so."""

    line: str
    reason: str | None = None


IMPORTS = (
    Seed("from mirage import Workspace"),
    Seed("from mirage import MountMode, Workspace"),
    Seed("from mirage.resource.ram import RAMResource"),
    Seed("from mirage.resource.disk import DiskResource"),
    Seed("from mirage.resource.s3 import S3Resource", "the S3 mount comes later"),
    Seed("from mirage.resource.s3 import S3Config, S3Resource", "the S3 mount comes later"),
    Seed("from mirage.resource.slack import SlackResource", "the Slack mount comes later"),
    Seed("from mirage.resource.slack import SlackConfig, SlackResource", "the Slack mount comes later"),
    Seed("from mirage.resource.gdocs import GDocsConfig, GDocsResource", "Google mounts are not asked for yet"),
    Seed("from mirage.resource.github import GitHubResource", "the GitHub mount comes later"),
    Seed("from mirage.resource.linear import LinearResource", "the Linear mount comes later"),
    Seed("from mirage.cache import RedisFileCacheStore, RedisIndexCacheStore", "caches come later"),
    Seed("from mirage.agents.openai_agents import MirageSandboxClient", "agent adapters come later"),
)

RESOURCES = (
    Seed("ram"),
    Seed("s3", "the S3 mount comes later"),
    Seed("r2", "the S3 mount comes later"),
    Seed("gcs", "the S3 mount comes later"),
    Seed("oci", "the S3 mount comes later"),
    Seed("supabase", "the S3 mount comes later"),
    Seed("slack", "the Slack mount comes later"),
    Seed("github", "the GitHub mount comes later"),
    Seed("linear", "the Linear mount comes later"),
    *(
        Seed(name, "not asked for yet")
        for name in (
            "gdrive",
            "gdocs",
            "gsheets",
            "gslides",
            "gmail",
            "notion",
            "discord",
            "telegram",
            "trello",
            "email",
            "redis",
            "ssh",
            "postgres",
            "mongodb",
        )
    ),
)
