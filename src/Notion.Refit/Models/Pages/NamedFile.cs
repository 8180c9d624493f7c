namespace Notion.Refit.Models;

public sealed partial record NamedFile
{
    /// <summary>Returns the name of the file, or its address where it has no name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name ?? Source switch
    {
        ExternalFile file => file.Url,
        HostedFile file => file.Url,
        FileUploadFile file => file.Id.ToString(),
        _ => Source.Type,
    };
}
