namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The parts of meeting notes.</summary>
internal enum MeetingPart
{
    Summary,

    Notes,

    Transcript,

    /// <summary>A transcript that exists and was left out.</summary>
    OmittedTranscript,
}
