using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Maps blocks to response models; pages and databases are blocks as well.</summary>
internal static class BlockAnswers
{
    public static Block Of(StoredNode node, AnswerScope scope) => new()
    {
        Id = new BlockId(node.Id),
        Parent = ParentAnswers.Of(node.Parent),
        CreatedTime = ResponseTimes.ToMinute(node.CreatedTime),
        LastEditedTime = ResponseTimes.ToMinute(node.LastEditedTime),
        CreatedBy = UserAnswers.Partial(node.CreatedBy),
        LastEditedBy = UserAnswers.Partial(node.LastEditedBy),
        HasChildren = HasChildren(node),
        InTrash = node.IsInTrash,
        Content = Content(node, scope),
#pragma warning disable CS0618 // The version before still has it.
        Archived = scope.Archived(node.IsInTrash),
#pragma warning restore CS0618
    };

    private static bool HasChildren(StoredNode node) => node switch
    {
        // The data sources of a database are not inside of it as blocks are.
        StoredDatabase => false,

        // A copy shows what is in its original.
        StoredBlock { Content: SyncedBlock { SyncedFrom: not null } } => true,
        _ => node.VisibleChildren.Any(),
    };

    private static BlockContent Content(StoredNode node, AnswerScope scope) => node switch
    {
        StoredBlock block => Show(block.Content, scope),
        StoredPage page => new ChildPageBlock { Title = RichTextAnswers.Show(page.Title, scope).ToPlainText() },
        StoredDatabase database => new ChildDatabaseBlock { Title = PageUrls.DatabaseName(database.Title) },
        _ => throw new InvalidOperationException($"A {node.GetType().Name} is no block."),
    };

#pragma warning disable CS0618 // What the version before calls it.
    private static TranscriptionBlock Transcription(MeetingNotesBlock b) =>
        new() { Title = b.Title, Status = b.Status, Children = b.Children, CalendarEvent = b.CalendarEvent, Recording = b.Recording };
#pragma warning restore CS0618

    private static BlockContent Show(BlockContent stored, AnswerScope scope)
    {
        return BlockTextMap.Of(stored, text => RichTextAnswers.Show(text, scope)) switch
        {
            ParagraphBlock b => b with { Icon = FileAnswers.Show(b.Icon, scope) },
            CalloutBlock b => b with { Icon = FileAnswers.Show(b.Icon, scope) },
            ImageBlock b => b with { Source = File(b.Source) },
            VideoBlock b => b with { Source = File(b.Source) },
            AudioBlock b => b with { Source = File(b.Source) },
            PdfBlock b => b with { Source = File(b.Source) },
            FileBlock b => b with { Source = File(b.Source) },
            MeetingNotesBlock b when scope.Version.HasArchived => Transcription(b),
            var content => content,
        };

        FileSource? File(FileSource? file) => FileAnswers.Show(file, scope);
    }
}
