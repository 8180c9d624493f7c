namespace Notion.Refit.Http;

/// <summary>Content of a request that counts how often it is sent.</summary>
internal interface ICountedContent
{
    /// <summary>The counter of the call; null outside of a resilience pipeline.</summary>
    SendCounter? Counter { get; set; }
}
