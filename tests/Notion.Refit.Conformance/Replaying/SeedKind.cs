namespace Notion.Refit.Conformance.Replaying;

/// <summary>What can be put into an emulator before a conversation.</summary>
internal enum SeedKind
{
    User,
    Page,
    Database,
    DataSource,
    Block,
    Comment,
    FileUpload,
}
