namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>The kinds of objects in messages about missing ids.</summary>
internal enum ObjectKind
{
    Page,
    Block,
    Database,
    DataSource,
    User,
    Comment,
    Discussion,
    FileUpload,
    View,
    ViewQuery,
    CustomEmoji,
    Agent,
    Thread,
    Session,
}
