using System.Net;

namespace Notion.Refit.Http;

/// <summary>A form that counts how often it is sent.</summary>
/// <param name="boundary">The boundary of its parts.</param>
internal sealed class CountedForm(string boundary) : MultipartFormDataContent(boundary), ICountedContent
{
    public SendCounter? Counter { get; set; }

    // The overload with a cancellation token ends in this one in classes that derive from the framework's.
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Counter?.Count(stream);
        return base.SerializeToStreamAsync(stream, context);
    }
}
