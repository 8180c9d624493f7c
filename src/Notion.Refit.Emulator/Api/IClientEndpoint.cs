using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.OAuth;

namespace Notion.Refit.Emulator.Routing;

/// <summary>What the emulator does for an operation that authenticates with the id and secret of a public connection.</summary>
internal interface IClientEndpoint
{
    /// <summary>The operation of the description.</summary>
    NotionOperation Operation { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="Errors.ApiException">The API answers with an error.</exception>
    Answer Handle(ClientRequest request);
}
