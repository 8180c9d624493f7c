using System.Diagnostics;

namespace Notion.Refit.Telemetry;

/// <summary>The spans of a call and its attempts, by the conventions of OpenTelemetry for HTTP clients.</summary>
internal static class RequestActivity
{
    /// <summary>Starts a span inside the current one.</summary>
    /// <returns>The span; null when it is not sampled.</returns>
    public static Activity? Start(HttpRequestMessage request, in RequestRoute route)
    {
        if (!ClientTelemetry.Activities.HasListeners())
            return null;

        // Passed at the start, so that a sampler can decide by them.
        string method = request.Method.Method;
        var tags = new ActivityTagsCollection { { TelemetryTags.Method, method } };
        if (route.Template is not null)
            tags.Add(TelemetryTags.Template, route.Template);
        if (route.Operation is not null)
            tags.Add(TelemetryTags.Operation, route.Operation.Id);
        if (request.RequestUri is { IsAbsoluteUri: true } uri)
        {
            tags.Add(TelemetryTags.ServerAddress, uri.Host);
            tags.Add(TelemetryTags.ServerPort, uri.Port);
        }

        string name = route.Template is null ? method : $"{method} {route.Template}";
        return ClientTelemetry.Activities.StartActivity(name, ActivityKind.Client, parentContext: default, tags);
    }

    /// <summary>Records the response.</summary>
    public static void Answered(Activity? activity, in AnswerFacts facts)
    {
        if (activity is null)
            return;
        activity.SetTag(TelemetryTags.Status, facts.Status);
        if (facts.RequestId is not null)
            activity.SetTag(TelemetryTags.RequestId, facts.RequestId);
        if (facts.IsSuccess)
            return;
        if (facts.RayId is not null)
            activity.SetTag(TelemetryTags.RayId, facts.RayId);
        if (facts.ErrorCode is not null)
            activity.SetTag(TelemetryTags.ErrorCode, facts.ErrorCode);
        Failed(activity, facts.ErrorType!);
    }

    /// <summary>Records the kind of failure, without its message, which may repeat what was sent.</summary>
    public static void Failed(Activity? activity, string errorType)
    {
        activity?.SetTag(TelemetryTags.ErrorType, errorType);
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Returns an address as it is traced.</summary>
    public static string WithoutQuery(Uri address)
    {
        string text = address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : address.OriginalString.Split('?')[0];
        return address.IsAbsoluteUri && address.Query.Length > 0 ? $"{text}?*" : text;
    }
}
