using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Waypost.Web;

public static class WebRoom
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddScoped<Html>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<Frames>();
        services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All)); // only what HTML needs is escaped
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-Token";
            options.Cookie.Name = "wp_form";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.SuppressXFrameOptionsHeader = true; // the content security policy says it
        });
        services.AddDataProtection().SetApplicationName("Waypost");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = ActivatorUtilities.CreateInstance<KeyRing>(provider)));
        services.AddExceptionHandler<RefusalHandler>();
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => Json(options.SerializerOptions));
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture("en").AddSupportedCultures([.. Words.Languages]).AddSupportedUICultures([.. Words.Languages]);
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        services.AddOpenApi("v1");
    }

    public static void Json(JsonSerializerOptions options)
    {
        options.Converters.Add(new UtcTime());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
    }

    /// What every answer carries, and what happens to those that nobody else answers.
    public static void UseWeb(this WebApplication app)
    {
        app.Use(AddHeadersAsync);
        app.UseRequestLocalization(); // around the error pages too
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => RefusalHandler.AnswerAsync(context.HttpContext, ForStatus(context.HttpContext.Response.StatusCode)));
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=600" });
    }

    /// Answers what no route takes (404, or routing's own 405 and 415), before the audiences would ask strangers to sign in for it.
    public static void UseAnswersForNoRoute(this WebApplication app) => app.Use((http, next) => http.GetEndpoint() switch
    {
        RouteEndpoint => next(http),
        { RequestDelegate: { } refuse } => refuse(http),
        _ => throw Refusal.NotFound("page"),
    });

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().ExcludeFromDescription();
    }

    private static Task AddHeadersAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            var (response, started) = ((HttpResponse, long))state;
            SetHeaders(response.Headers, started);
            return Task.CompletedTask;
        }, (http.Response, Stopwatch.GetTimestamp()));
        return next(http);
    }

    /// What every answer says about itself, whoever writes it.
    public static void SetHeaders(IHeaderDictionary headers, long started)
    {
        headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"app;dur={Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.###}");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    }

    private static Refusal ForStatus(int status) => status switch
    {
        401 => new Refusal("not_signed_in", "Please sign in, or send an API key.", status),
        403 => new Refusal("not_allowed", "Your account may not do this.", status),
        404 => Refusal.NotFound("page"),
        405 => new Refusal("method_not_allowed", "This address does not take that method.", status),
        413 => new Refusal("too_large", "That is larger than this place takes.", status),
        415 => new Refusal("wrong_content_type", "Please send JSON (Content-Type: application/json).", status),
        _ => new Refusal("bad_request", "The request is not what this call takes.", status),
    };

    /// RFC 3339 in UTC with a Z.
    private sealed class UtcTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
