namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>What is looked for by id, in the words of the API's messages.</summary>
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
}
