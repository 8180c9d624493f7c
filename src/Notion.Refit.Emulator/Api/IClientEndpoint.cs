using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Api;

/// <summary>The implementation of an operation that authenticates with the id and secret of a public connection.</summary>
internal interface IClientEndpoint
{
    /// <summary>The operation of the description.</summary>
    NotionOperation Operation { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="Protocol.Errors.ApiException">The API answers with an error.</exception>
    Answer Handle(ClientRequest request);
}
